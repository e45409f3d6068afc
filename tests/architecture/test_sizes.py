"""Small files, small functions: what does not fit has two subjects."""

from tests.architecture.sources import functions, name_of, python_files

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50


def test_every_file_fits_on_a_few_screens() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()
    }

    assert not {name: long for name, long in lengths.items() if long > MOST_LINES_OF_A_FILE}


def test_every_function_fits_on_one_screen() -> None:
    lengths = {
        f"{name_of(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in python_files()
        for function in functions(path)
    }

    assert not {name: long for name, long in lengths.items() if long > MOST_LINES_OF_A_FUNCTION}
