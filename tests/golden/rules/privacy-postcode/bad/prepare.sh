# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'She lived at SS%s 9%s, near ss%s9zz.\n' 99 ZZ 99
} >content/example.md
