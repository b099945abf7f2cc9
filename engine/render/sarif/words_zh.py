"""日志中关于本次运行的说明；编号与 `words_en` 相同。"""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "root": "执行检查时所在的目录；用于代码扫描时为代码仓库的根目录。",
    "nothing": "没有规则适用于任何内容：不构成任何合规结论。",
    "undetermined": "已载明的事实不足以得出结论。未知不等于合规。",
    "undetermined_said": "{n} 项待查明，其中严重 {worst} 项：未知不等于合规",
    "attestations": "仅以签署答复为依据的判定，不列入结果。",
    "attestations_said": "{n} 项判定仅以签署答复为依据，未列入结果",
    "supposed": "仅在本次运行中设定的答复（`--set`）。",
    "supposed_said": "假设：{fact} = {value}，仅限本次运行",
    "skipped": "策略略过的规则。",
    "skipped_said": "策略略过 {rule}，未予评估：{because}",
    "severities": "策略调整了严重程度的规则。",
    "severities_said": "策略将 {rule} 的严重程度定为“{severity}”；规则本身为“{declared}”",
    "parameters": "策略设定的参数。",
    "parameters_said": "策略将 {parameter} 设为“{value}”；规则集载明的是“{declared}”",
    "waivers": "不再生效的例外：已过期，或者所指事项已不存在。",
    "waivers_said": "{by} 批准的 {rule} 的例外（至 {until}）{state}",
    "outside": "以绝对路径指明的文件，代码扫描无法定位。",
    "outside_said": "{path} 以绝对路径指明；请在代码仓库根目录下以相对路径执行检查",
    "unread": "由已保存的结果生成报告时未能重新读取的内容。",
    "cut": "为满足代码扫描的限额而略去的结果；保留最严重的。",
    "cut_said": "共 {whole} 项结果，为满足 25,000 项及压缩后 10 MB 的限额略去 {n} 项；完整内容见 JSON 结果",
    "shown": "结果多于代码扫描所能显示的数量。",
    "shown_said": "共 {n} 项结果，代码扫描只显示其中最严重的 5,000 项",
    "places": "为满足代码扫描的限额而略去的位置。",
    "places_said": "单项发现超过 100 处理由或 1,000 个步骤的，略去 {n} 处；完整内容见 JSON 结果",
    "explain": "`policy explain {rule}` 可查看该规则及其条文、事实和案例。",
}
