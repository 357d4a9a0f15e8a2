// What ical.js makes of a feed: [[uid, seconds since 1970 or a day, sequence, summary], …].

import fs from 'node:fs';
import ICAL from 'ical.js';

const whole = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], 'utf8')));
for (const zone of whole.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(zone);
}
const events = whole.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  const start = event.startDate;
  return [
    event.uid,
    start.isDate ? start.toString() : start.toUnixTime(),
    event.sequence,
    event.summary,
  ];
});
process.stdout.write(JSON.stringify(events));
