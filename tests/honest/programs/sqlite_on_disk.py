#: processes = 3
#: threads = 8
#: memory = "128MiB"
import multiprocessing
import sqlite3
from pathlib import Path


def count(path):
    with sqlite3.connect(path) as connection:
        return connection.execute("select count(*), sum(n) from t").fetchone()


if __name__ == "__main__":
    for mode in ("delete", "wal", "memory"):
        path = f"{mode}.db"
        connection = sqlite3.connect(path)
        print(connection.execute(f"pragma journal_mode = {mode}").fetchone())
        connection.execute("create table t(n integer primary key, word text)")
        with connection:
            connection.executemany("insert into t values(?, ?)", ((n, f"w{n % 7}") for n in range(1000)))
        try:
            with connection:
                connection.execute("insert into t values(5, 'again')")
        except sqlite3.IntegrityError as error:
            print(error)
        connection.create_function("twice", 1, lambda n: 2 * n)
        print(connection.execute("select word, twice(max(n)) from t group by word order by word limit 3").fetchall())
        with multiprocessing.Pool(1) as pool:
            print(pool.apply(count, (path,)))
        copy = sqlite3.connect(":memory:")
        connection.backup(copy)
        print(copy.execute("select count(*) from t").fetchone())
        connection.close()
    print(sorted(path.name for path in Path(".").glob("*.db")))
