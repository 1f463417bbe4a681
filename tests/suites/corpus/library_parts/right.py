import logging.handlers
import urllib.parse
import xml.sax


class _Titles(xml.sax.ContentHandler):
    def __init__(self):
        super().__init__()
        self.titles = []
        self.is_title = False

    def startElement(self, name, attributes):
        self.is_title = name == "title"

    def endElement(self, name):
        self.is_title = False

    def characters(self, content):
        if self.is_title:
            self.titles.append(content)


def titles(text):
    handler = _Titles()
    xml.sax.parseString(text, handler)
    return handler.titles


def link(title):
    return "https://books.example/?" + urllib.parse.urlencode({"title": title})


def port():
    return logging.handlers.DEFAULT_TCP_LOGGING_PORT
