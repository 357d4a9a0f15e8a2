head='---\ntitle: An example %s\nsummary: A page.\n---\n\n'
printf -- "$head"'Caf\351.\n' 1 >content/latin-1.md
printf -- "$head"'Nothing\000here.\n' 2 >content/nul.md
printf -- "$head"'Bell\007.\n' 3 >content/control.md
printf -- "$head"'Pay \342\200\256nwod\342\200\254 here.\n' 4 >content/direction.md
printf '\377\376#\000 \000A\000' >content/utf-16.md
