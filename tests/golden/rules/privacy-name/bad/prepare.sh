# No identifier stands in the repository, not even one of nobody: it is put together here.
printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- '' 'It was said by Zaphira Mock''sley, and by Z. Mock''sley.' >content/example.md
