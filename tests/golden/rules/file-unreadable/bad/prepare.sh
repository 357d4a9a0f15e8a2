rm data/site.yaml
