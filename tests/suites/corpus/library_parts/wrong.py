import logging.handlers
import re
import urllib.parse


def titles(text):
    return re.findall("<title>(.*?)</title>", text)


def link(title):
    return "https://books.example/?title=" + title


def port():
    return logging.handlers.DEFAULT_UDP_LOGGING_PORT
