# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'She lives in %s9, not in M25 traffic.\n' SS
} >content/example.md
