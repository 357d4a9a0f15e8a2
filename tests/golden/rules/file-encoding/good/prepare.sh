# A byte order mark and the line ends of Windows are taken as they come.
printf '\357\273\277---\r\ntitle: An example\r\nsummary: Café.\r\n---\r\n\r\nText.\r\n' >content/example.md
