export type Product = {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly unitFen: number;
};

const product = (sku: string, name: string, category: string, yuan: number): Product => ({
  sku,
  name,
  category,
  unitFen: Math.round(yuan * 100),
});

/** Eight shops of one chain. */
export const shops = [
  { id: 'hz-binjiang', name: '滨江天街店' },
  { id: 'hz-xixi', name: '西溪印象城店' },
  { id: 'hz-hubin', name: '湖滨银泰店' },
  { id: 'hz-xiaoshan', name: '萧山万象汇店' },
  { id: 'nb-tianyi', name: '宁波天一店' },
  { id: 'sx-shimao', name: '绍兴世茂店' },
  { id: 'jx-wanda', name: '嘉兴万达店' },
  { id: 'hu-aishan', name: '湖州爱山店' },
] as const;

/** What a mother-and-baby chain sells; milk and nappies make up most baskets. */
export const catalogue: readonly Product[] = [
  product('milk-a2-1', 'A2 婴儿配方奶粉 1 段 800g', 'milk', 328),
  product('milk-a2-2', 'A2 较大婴儿配方奶粉 2 段 800g', 'milk', 318),
  product('milk-a2-3', 'A2 幼儿配方奶粉 3 段 800g', 'milk', 298),
  product('milk-goat-2', '羊奶粉 2 段 700g', 'milk', 268),
  product('milk-hydro', '适度水解奶粉 400g', 'milk', 198),
  product('nappy-nb', '云柔纸尿裤 NB 54 片', 'nappies', 89.9),
  product('nappy-m', '云柔纸尿裤 M 60 片', 'nappies', 109.9),
  product('nappy-l', '云柔纸尿裤 L 52 片', 'nappies', 109.9),
  product('nappy-pull-xl', '云柔拉拉裤 XL 42 片', 'nappies', 119.9),
  product('wipes-80', '手口湿巾 80 抽 5 包', 'nappies', 39.9),
  product('wipes-cotton', '棉柔巾 100 抽 6 包', 'nappies', 49.9),
  product('bottle-240', 'PPSU 宽口奶瓶 240ml', 'feeding', 129),
  product('teat-m', '防胀气奶嘴 M 2 只', 'feeding', 45.9),
  product('cup-straw', '学饮吸管杯 210ml', 'feeding', 79),
  product('bowl-set', '硅胶吸盘碗勺套装', 'feeding', 69.9),
  product('steriliser', '蒸汽消毒烘干机', 'feeding', 399),
  product('puree-apple', '苹果泥 100g 4 袋', 'food', 36),
  product('rice-cereal', '高铁米粉 225g', 'food', 58),
  product('puffs', '溶豆 18g 3 盒', 'food', 66),
  product('dha', '藻油 DHA 30 粒', 'food', 169),
  product('d3', '维生素 D3 滴剂', 'food', 88),
  product('wash-2in1', '洗发沐浴二合一 400ml', 'care', 69),
  product('lotion', '婴儿润肤乳 200ml', 'care', 85),
  product('balm', '护臀膏 60g', 'care', 49.9),
  product('sunscreen', '儿童防晒乳 SPF30 50ml', 'care', 99),
  product('laundry', '婴儿洗衣液 1.2L', 'care', 45),
  product('bodysuit-66', '有机棉连体衣 66 码', 'clothes', 79),
  product('bodysuit-80', '有机棉连体衣 80 码', 'clothes', 89),
  product('sleep-bag', '四季睡袋 90cm', 'clothes', 199),
  product('socks', '防滑地板袜 3 双', 'clothes', 29.9),
  product('sun-hat', '遮阳帽', 'clothes', 49),
  product('rattle', '摇铃牙胶 4 件', 'toys', 59),
  product('blocks', '软胶积木 26 块', 'toys', 99),
  product('book-cloth', '撕不烂布书 6 册', 'toys', 88),
  product('gym', '脚踏钢琴健身架', 'toys', 169),
  product('stroller', '轻便高景观推车', 'gear', 1299),
  product('car-seat', '儿童安全座椅 0–4 岁', 'gear', 1899),
  product('carrier', '四季腰凳背带', 'gear', 359),
  product('crib-mat', '婴儿床垫 椰棕', 'gear', 599),
  product('monitor', '宝宝看护器', 'gear', 499),
];
