# No identifier stands in the repository, not even one of nobody: it is put together here.
printf 'terms:\n  - term: Office\n    meaning: The office at %s 9ZZ\n' SS99 >data/glossary.yaml
