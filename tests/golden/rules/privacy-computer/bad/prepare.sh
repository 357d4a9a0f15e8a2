# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'The message came from 192.0.%s and from C:\\Users\\%s\\notes.\n' 2.14 jbloggs
} >content/example.md
