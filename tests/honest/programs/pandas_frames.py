#: packages = ["pandas"]
#: memory = "512MiB"
#: cpu_time = "20s"
import io

import pandas as pd

table = pd.read_csv(io.StringIO("city,day,rain\nOslo,2024-03-30,1.5\nOslo,2024-04-01,\nRome,2024-03-31,0.25\n"), parse_dates=["day"])
print(table.groupby("city").rain.agg(["sum", "count"]).to_csv())
print(table.day.dt.tz_localize("Europe/Oslo").astype(str).tolist())
print(table.merge(pd.DataFrame({"city": ["Oslo", "Rome"], "land": ["NO", "IT"]})).pivot_table(index="land", values="rain").to_json())
table.to_pickle("table.pickle")
print(pd.read_pickle("table.pickle").equals(table), table.rain.rolling(2, min_periods=1).mean().tolist())
print(table.describe().round(3).to_string())
