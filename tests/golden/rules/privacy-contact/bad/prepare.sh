# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'They wrote to him as @%s on Instagram.\n' seaby.kid
} >content/example.md
printf 'terms:\n  - term: Office\n    meaning: Ring %s %s\n' 01632 960999 >data/glossary.yaml
