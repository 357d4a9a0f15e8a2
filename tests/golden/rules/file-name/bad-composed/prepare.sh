# One name to the eye, two to the disk: é as one character, and as e with an accent that joins it.
head='---\ntitle: %s\nsummary: A page.\n---\n\nText.\n'
printf -- "$head" One >content/"$(printf 'caf\303\251')".md
printf -- "$head" Two >content/"$(printf 'cafe\314\201')".md
