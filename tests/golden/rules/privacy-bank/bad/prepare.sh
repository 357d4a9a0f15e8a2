# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'Her sort code was %s-00-%s, and her account number %s17.\n' 00 01 000000
} >content/example.md
