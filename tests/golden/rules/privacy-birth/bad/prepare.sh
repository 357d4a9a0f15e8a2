# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'A child, born on %s May %s, and another, DOB %s/11/14.\n' 3 2014 28
} >content/example.md
