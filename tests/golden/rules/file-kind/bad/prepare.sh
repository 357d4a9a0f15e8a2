ln -s ../data/contacts.yaml content/link.md
ln -s /etc content/folder
mkfifo content/pipe.md
ln -s words.md content/picture.png
ln -s base.html themes/plain/templates/other.html
