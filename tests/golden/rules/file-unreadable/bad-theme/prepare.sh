rm themes/plain/theme.yaml
