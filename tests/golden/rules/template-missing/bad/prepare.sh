rm themes/plain/templates/news.html themes/plain/templates/blocks/contacts.html
