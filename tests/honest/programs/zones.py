import datetime
import os
import time
import zoneinfo

oslo = zoneinfo.ZoneInfo("Europe/Oslo")
for month in (1, 7):
    moment = datetime.datetime(2024, month, 1, 12, tzinfo=oslo)
    print(moment.isoformat(), moment.astimezone(zoneinfo.ZoneInfo("Asia/Kolkata")), moment.tzname())
gap = datetime.datetime(2024, 3, 31, 2, 30, tzinfo=oslo)
print(gap.astimezone(datetime.timezone.utc), gap.replace(fold=1).utcoffset())
print(len(zoneinfo.available_timezones()) > 400, time.tzname, time.timezone)
print(datetime.datetime.fromtimestamp(0), time.strftime("%Y-%m-%d %H:%M %Z", time.localtime(10**9)))
for name in ("America/New_York", "Asia/Tokyo", "UTC"):
    os.environ["TZ"] = name
    time.tzset()
    print(time.strftime("%c %Z", time.localtime(1.7e9)), datetime.datetime.fromtimestamp(1.7e9).astimezone())
try:
    zoneinfo.ZoneInfo("Nowhere/Land")
except zoneinfo.ZoneInfoNotFoundError as error:
    print(error)
print(datetime.datetime.strptime("29 Feb 2024 +0530", "%d %b %Y %z"), time.gmtime(0)[:6])
