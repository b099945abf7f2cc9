"""The heat map and the graph."""

from typing import Final

EN: Final[dict[str, str]] = {
    # heat map
    "heat": "Where the gaps are",
    "heat_how": (
        "Each cell counts gaps, and after a plus sign with a question mark what is undetermined: 3 + 2? "
        "means three gaps and two open verdicts. Select a cell to see its findings."
    ),
    "heat_many": "A finding that concerns several of them is counted in each line.",
    "heat_none": "There is no gap, and nothing is undetermined.",
    "heat_cell": "{gaps} gaps, {open} undetermined, {severity}",
    "heat_left": "{n} more lines with less severe findings are not shown.",
    "total": "all",
    "group_by": "Listed by",
    # graph
    "graph": "Data flows",
    "graph_how": (
        "Select a place or a flow to see only its findings; select the background to see all. Drag to move, "
        "use the buttons or Ctrl and the wheel to zoom."
    ),
    "graph_table": "All places and flows as a table",
    "graph_none": "The graph is not drawn: {why}",
    "graph_large": (
        "it has {n} places, which no picture shows readably; the table lists them. `policy graph --by party` "
        "draws it collapsed"
    ),
    "graph_collapsed": (
        "The manifest has {n} places; the picture is collapsed by party. The table lists every place and "
        "flow that it draws."
    ),
    "graph_label": "Data-flow graph with {nodes} places and {edges} flows; the table below holds the same",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "zoom_fit": "Show all",
    "enlarge": "Fill the window",
    "places": "Places",
    "place": "place",
    "flows": "Flows",
    "flow": "flow",
    "kind": "kind",
    "party": "party",
    "country": "country",
    "from": "from",
    "to": "to",
    "data": "data",
    "found": "found",
    "key_gap": "gap: solid, in the colour of its severity",
    "key_open": "undetermined: dashed",
    "key_path": "path of the open finding",
    "beyond": "{what} ({beside})",
    "not_stated": "not stated",
}

ZH: Final[dict[str, str]] = {
    # heat map
    "heat": "不符合项分布",
    "heat_how": (
        "各格先列不符合项数，加号后带问号者为待查明项数：“3 + 2?”即不符合 3 项、待查明 2 项。点选单元格可查看相应发现。"
    ),
    "heat_many": "一项发现涉及多个对象的，分别计入各行。",
    "heat_none": "无不符合项，亦无待查明事项。",
    "heat_cell": "不符合 {gaps} 项，待查明 {open} 项，严重程度：{severity}",
    "heat_left": "另有 {n} 行严重程度较低，未予列示。",
    "total": "合计",
    "group_by": "列示方式",
    # graph
    "graph": "数据流图",
    "graph_how": (
        "点选节点或数据流，仅显示与其有关的发现；点选空白处恢复全部。拖动可移动画面，"
        "用按钮或按住 Ctrl 滚动鼠标滚轮可缩放。"
    ),
    "graph_table": "全部节点与数据流（表格）",
    "graph_none": "未绘制数据流图：{why}",
    "graph_large": "共有 {n} 个节点，难以清晰成图，详见下表；可用 `policy graph --by party` 按主体合并绘制",
    "graph_collapsed": "清单共有 {n} 个节点，图中按主体合并；下表列出图中的全部节点与数据流。",
    "graph_label": "数据流图，含 {nodes} 个节点、{edges} 条数据流；下方表格内容与图一致",
    "zoom_in": "放大",
    "zoom_out": "缩小",
    "zoom_fit": "显示全图",
    "enlarge": "放大至整个窗口",
    "places": "节点",
    "place": "节点",
    "flows": "数据流",
    "flow": "数据流",
    "kind": "类型",
    "party": "所属主体",
    "country": "国家或地区",
    "from": "起点",
    "to": "终点",
    "data": "数据集",
    "found": "发现",
    "key_gap": "不符合：实线，颜色表示严重程度",
    "key_open": "待查明：虚线",
    "key_path": "当前发现的数据路径",
    "beyond": "{what}（{beside}）",
    "not_stated": "未说明",
}
