"""What a system says when it refuses a file or folder, in both languages: it says so in one of its own."""

from __future__ import annotations

import errno
from typing import Final

from engine.ground.schema import Text2

_IN_CHINESE: Final = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许此操作",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "文件已存在",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "符号链接循环",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "文件系统为只读",
    errno.EMFILE: "打开的文件过多",
    errno.EIO: "读写出错",
    errno.EPIPE: "管道已关闭",
}


def refusal(error: OSError | ValueError) -> Text2:
    """Why the system refuses; in its own words where there are no Chinese ones."""
    number = error.errno if isinstance(error, OSError) else None
    told = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Text2(told, _IN_CHINESE.get(number, told) if number is not None else told)
