# Forty templates, each of which includes the next.
cd themes/plain/templates
mkdir parts
i=1
while [ $i -le 40 ]; do
  next=$((i + 1))
  echo "{% include 'parts/$next.html' %}" >parts/$i.html
  i=$next
done
echo '<p>Text</p>' >parts/$i.html
