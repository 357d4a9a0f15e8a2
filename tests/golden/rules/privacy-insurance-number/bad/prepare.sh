# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'Her number was QQ %s 34 56 %s.\n' 12 C
} >content/example.md
