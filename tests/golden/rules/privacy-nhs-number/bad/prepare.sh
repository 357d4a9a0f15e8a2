# No identifier stands in the repository, not even one of nobody: it is put together here.
{
  printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- ''
  printf 'His NHS number was 999 %s, and 999-%s\n\nNo other: **999** *%s*.\n' '000 0018' 000-0018 '000 0026'
} >content/example.md
