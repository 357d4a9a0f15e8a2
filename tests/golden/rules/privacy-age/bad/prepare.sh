# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'In a flat in Seaby, where he had lived with his mother since the summer, a boy aged %s was found by the police in the morning of that day, 3 May %s.\n' 7 2014
} >content/example.md
