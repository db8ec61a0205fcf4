# SPDX-License-Identifier: Apache-2.0
"""The words of the invented applications and assessments of make_corpus.py.

Everything here is made up. `{a}` and `{b}` stand for the two places of an application, `{plan}` for its
action plan, `{n}` for a number.
"""

# A project's name: English, Chinese.
TITLES = [
    ("Streets that drink: sponge retrofits for dense quarters", "会喝水的街道：高密度街区海绵化改造"),
    ("Second life for river warehouses", "滨河仓库的第二次生命"),
    ("Cool roofs and warm neighbours", "清凉屋顶，温暖邻里"),
    ("A shared bench for small turbines", "小型涡轮共享试验台"),
    ("Night buses that wait for the last shift", "等待末班工人的夜班公交"),
    ("From orchard to laboratory: fermented foods", "从果园到实验室：发酵食品"),
    ("Quiet courtyards: noise maps made by pupils", "安静的院落：学生绘制的噪声地图"),
    ("Repair before replace: district workshops", "先修后换：街区维修工坊"),
    ("Data that stays at home: local health registries", "数据不出门：地方健康登记"),
    ("Old pipes, new eyes: leak detection by sound", "老管新眼：声学检漏"),
    ("Light where people walk", "把灯光留给行人"),
    ("Harbour air: shore power for small craft", "港口空气：小型船舶岸电"),
    ("Timber that counts: mid-rise houses of wood", "有账可查的木材：多层木结构住宅"),
    ("The ten-minute errand", "十分钟办事圈"),
]

# Sentences of summaries, activities' outlines and plans.
SENTENCES_EN = [
    "Both {a} and {b} have measured the problem for years, each with its own forms, so that no figure of the one can be laid beside a figure of the other.",
    "The partners begin with a common protocol, tried on {n} sites before anything is built, and publish the measurements as they come.",
    "Cross-cutting concerns are handled in the ordinary work: accessibility is checked at every site, and the carbon cost of each trip is recorded.",
    "Should one of the pilots fail, 15 per cent of its budget moves to the better one by a rule agreed in advance.",
    "Half of the seats on study visits go to staff below the rank of head of unit, who will do the work afterwards.",
    "About {n} residents take part directly; interpreters, child care and evening hours are in the budget.",
    "Business partners bring equipment at cost and sell nothing to the project.",
    "Earlier exchanges between {a} and {b} were ceremonial; this one begins in a workshop and ends with a budget line in both councils.",
    "Every tool, drawing and training course is left under a free licence, in English and Chinese.",
    "A small reserve of {n} hours is kept for the questions that only come up on site.",
    "The universities keep the data for ten years after the grant and answer for its quality.",
    "Two peer reviews, one in {a} and one in {b}, decide whether the second half of the money is released.",
    "By the last month each side owns a costed catalogue that its departments can order from without a new design contract.",
    "Risks are listed with a name beside each: weather, customs, changes of staff, and exchange rates.",
    "The consortium is small on purpose: every organisation named here has signed for hours, not for good will.",
    "Women lead {n} of the work packages; the share of speakers at public events is counted and printed.",
    "What works in {a} is not assumed to work in {b}: climate, building stock and rules of procurement are compared first.",
    "The {plan} grows from the activities: after each of them the partners add one page to it.",
    "An editor from {a} and one from {b} keep both language versions of the {plan} equal.",
    "Three levels are kept apart: what existing budgets can start, what a council must discuss, and what needs other money.",
    "Results are shown in the quarters that produced them, before they are shown at conferences.",
    "The monitoring asks {n} plain questions every quarter, and the answers are public within a month.",
]
SENTENCES_ZH = [
    "{a}与{b}多年来各自统计同一问题，口径不同，数据无法对照。",
    "合作方先制定统一规程，在{n}处试用后再动工，测量结果随时公布。",
    "交叉主题融入日常工作：每个现场检查无障碍设施，每次差旅记录碳成本。",
    "如某一试点失败，其预算的15%按事先约定的规则转入较好的一处。",
    "互访名额一半留给处级以下人员，由他们承担后续工作。",
    "预计约{n}名居民直接参与，口译、托育和晚间场次均列入预算。",
    "参与企业按成本价提供设备，不向项目销售产品。",
    "以往{a}与{b}的交流多为礼节性往来；本项目始于工坊，止于双方的预算条目。",
    "全部工具、图纸和课程以中英文开放许可发布。",
    "另留{n}小时机动时间，用于现场才会出现的问题。",
    "高校在资助结束后保存数据十年，并对质量负责。",
    "在{a}和{b}各进行一次同行评议，决定后半段经费是否拨付。",
    "项目结束时，双方各有一份带造价的目录，部门无须另行设计即可采用。",
    "风险逐项列明责任人：天气、通关、人员变动与汇率。",
    "联合体规模有意从小：所列单位均承诺工时，而非仅表善意。",
    "女性负责{n}个工作包；公开活动的发言人比例予以统计并公布。",
    "{a}可行的做法未必适用于{b}：先比较气候、建筑存量和采购规则。",
    "{plan}由各项活动逐步形成：每次活动后增补一页。",
    "{a}和{b}各派一名编辑，保证{plan}两种语言版本一致。",
    "区分三个层次：现有预算即可启动的、须经审议的、须另筹资金的。",
    "成果先在产生成果的街区展示，再到会议上展示。",
    "监测每季度提出{n}个简明问题，一个月内公布答案。",
]

# Activities: English, Chinese.
ACTIVITIES = [
    ("Walk-through with the crews that do the work", "与一线人员共同踏勘"),
    ("Shared protocol for measurements", "统一测量规程"),
    ("Build week on the pilot site", "试点共建周"),
    ("Closing forum on costs", "造价总结论坛"),
    ("Study visit to {b}, five working days", "赴{b}互访，五个工作日"),
    ("Mid-term conference in {a}", "{a}中期会议"),
    ("Photographs of two places: joint exhibition", "双城影像联展"),
    ("Open bench for small enterprises", "中小企业开放试验台"),
    ("Training of trainers, both languages", "双语师资培训"),
    ("Catalogue of solutions with unit prices", "带单价的方案目录"),
]

# Lines of a budget, in either language.
LINES = [
    "Bilingual project editor", "Staff of the pilot site", "Interpretation and translation",
    "Subsistence during exchange weeks", "Venue and catering, closing forum", "Shared test bench",
    "Sensors and calibration", "Independent audit", "双语项目编辑", "试点现场人员", "口译与笔译",
    "交流周差旅补贴", "防护装备", "监测传感器及标定", "印刷与展览",
]

# Organisations by kind: English, Chinese; `{p}` is the place.
ORGANISATIONS = {
    "government": [
        ("Office of Exemplary Affairs of {p}", "{p}示范事务办公室（虚构）"),
        ("{p} Invented Commission of Public Works", "{p}虚构公共工程委员会"),
        ("Imaginary Planning Department of {p}", "{p}想象规划局"),
    ],
    "business": [
        ("Slow Crane Sample Logistics {p}", "{p}慢鹤示例物流公司"),
        ("Stone Bridge Model Software {p}", "{p}石桥样板软件有限公司"),
        ("Ninth Lantern Example Works {p}", "{p}第九灯笼示例工坊"),
    ],
    "university": [
        ("University of Samples at {p}", "{p}样本大学"),
        ("Imaginary Technical University {p}", "{p}想象工业大学"),
        ("Institute of Invented Results {p}", "{p}虚构成果研究院"),
    ],
}

# Persons: name, and the local part of their address.
PERSONS_EU = [
    ("Pau Exemple", "pau"), ("Radu Exemplu", "radu"), ("Ines Przykładowa", "ines"),
    ("Eleni Paradeigma", "eleni"), ("Marko Primjer", "marko"), ("Lucía Muestra", "lucia"),
]
PERSONS_CN = [
    ("Sun Jiashe 孙假设", "sun"), ("Li Yangben 李样本", "li"), ("Lin Nixiang 林拟想", "lin"),
    ("Zhao Shili 赵示例", "zhao"), ("Chen Xugou 陈虚构", "chen"), ("Wu Moban 吴模板", "wu"),
]

# Comments of assessors, of about 60 characters.
COMMENTS = [
    "Clear steps, named deputies, and a baseline before building.",
    "The second site is argued less closely than the first one.",
    "Benefit is real, but it tilts towards the lead partner a bit.",
    "All three kinds of stakeholder have tasks, not only seats.",
    'Outline convincing; who does what is "to be settled" later.',
    "Unit costs are low and explained; travel could be leaner.",
    "A budget line after the grant is in the council papers.",
    "Known means in a new combination, and licences allow reuse.",
    "步骤清晰，责任到人，先有基线后动工；两地现场均有替补人选，时间安排留有余地，风险表中每项都写明了负责人和应对办法。",
    "契合专题，但另一地的论证较弱；所引数据来自三年前，建议在启动会之前补充最新测量结果，并说明两地统计口径的差异。",
    "互利真实存在，但偏向牵头方；合作方的收益写得较为笼统，可参照第二章的做法列出具体成果、使用单位和接收时间。",
    "资助结束后的经费已列入议事文件；承接单位明确，仅剩维护人员的编制问题尚待落实，双方已约定年底前给出答复。",
]
