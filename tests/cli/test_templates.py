"""The user's own templates on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Shop


def test_a_template_is_written_by_the_command(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text("{{ result.policy }}\n", encoding="utf-8")
    code, _, err = shop("check", "m.yaml", "-o", "own.md.j2=out.md", "-o", "json=r.json", "-q")
    assert code in (0, 1), err
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == "audit\n"
    code, _, err = shop("report", "r.json", "-o", "own.md.j2=again.md")
    assert code == 0, err
    assert (tmp_path / "again.md").read_text(encoding="utf-8") == "audit\n"


def test_a_template_is_never_overwritten_and_a_broken_one_writes_nothing(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text("{{ nothing }}\n", encoding="utf-8")
    code, _, err = shop("check", "m.yaml", "-o", "json=r.json", "-o", "own.md.j2=own.md.j2")
    assert (code, "P394" in err) == (2, True)
    code, _, err = shop("check", "m.yaml", "-o", "json=r.json", "-o", "own.md.j2=out.md")
    assert code == 2
    assert "P526: the template cannot be filled in: 'nothing' is undefined" in err
    assert "own.md.j2:1:1" in err
    assert not (tmp_path / "r.json").exists()
    code, _, err = shop("check", "m.yaml", "-o", "missing.j2=out.md")
    assert (code, "P390" in err) == (2, True)
