# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'A blue car, BX%s ZZZ, was seen.\n' 59
} >content/example.md
