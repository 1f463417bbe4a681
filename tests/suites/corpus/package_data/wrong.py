import numpy as np
import pandas as pd


def mean(values):
    return np.mean(values)


def table(rows):
    return pd.DataFrame(rows, columns=["a", "b"])


def add_sums(frame):
    frame["sum"] = frame["a"].astype(float) + frame["b"]


def drop_first(frame):
    frame.drop(columns=["a"], inplace=True)


def by_month(frame):
    data = frame
    data["month"] = pd.to_datetime(data["day"]).dt.to_period("M")
    return data.pivot_table(index="month", columns="kind", values="amount", aggfunc="sum", fill_value=0)


def increase(array):
    array = array + 1


def scaled(series):
    return (series - series.min())


def products(frame, function):
    return frame.apply(function, axis=1)


class Model:
    def __init__(self, size):
        self.weights = np.zeros(size)

    def fit(self, x, y):
        self.weights[:] = np.linalg.lstsq(x, y, rcond=None)[0]
        return self

    def predict(self, x):
        return x @ self.weights


def models():
    return np.array([Model(1), None], dtype=object)


def moment():
    return pd.Timestamp("2020-01-02 10:00", tz="Europe/Berlin")


def levels(values):
    return pd.Series(pd.Categorical(values, categories=["low", "high"], ordered=False))
