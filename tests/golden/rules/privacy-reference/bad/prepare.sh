# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'See ZC%sC00123, case number %s and hospital no. A%s.\n' 99 12345 123456
} >content/example.md
