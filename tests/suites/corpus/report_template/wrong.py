class Report:
    title = "Report"
    separator = "\n"

    def __init__(self, footer=None):
        self.footer = footer

    @classmethod
    def with_footer(cls, text):
        return Report(footer=text)

    def rows(self):
        raise NotImplementedError(f"{type(self).__name__}.rows")

    def before_row(self, text):
        pass

    def row(self, text):
        return text

    def head(self):
        return f"== {Report.title} =="

    def render(self):
        parts = [self.head()]
        for text in self.rows():
            self.before_row(text)
            parts.append(self.row(text))
        if self.footer:
            parts.append(self.footer)
        return self.separator.join(parts)


class CsvReport(Report):
    def head(self):
        return self.title

    def row(self, values):
        return super().row(",".join(values))
