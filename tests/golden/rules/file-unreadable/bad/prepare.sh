rm data/site.yaml
rm -r themes/plain
