printf -- '---\ntitle: An example\nsummary: A page.\n---\n\n' >content/example.md
yes 'Seven words that are said once more.' | head -c 1000000 >>content/example.md
