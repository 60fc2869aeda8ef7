package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** A kind of land cover that HJ 192-2015 weighs for the quality of habitats (生境质量指数). */
public enum LandCover implements Coded {
    FOREST("forest", "有林地"),
    SHRUBLAND("shrubland", "灌木林地"),
    SPARSE_WOODLAND("sparse-woodland", "疏林地和其他林地"),
    GRASSLAND_HIGH("grassland-high", "高覆盖度草地"),
    GRASSLAND_MEDIUM("grassland-medium", "中覆盖度草地"),
    GRASSLAND_LOW("grassland-low", "低覆盖度草地"),
    RIVER("river", "河流(渠)"),
    LAKE("lake", "湖泊(库)"),
    TIDAL_FLAT("tidal-flat", "滩涂湿地"),
    GLACIER_SNOW("glacier-snow", "永久性冰川雪地"),
    PADDY("paddy", "水田"),
    DRY_FARMLAND("dry-farmland", "旱地"),
    URBAN("urban", "城镇建设用地"),
    RURAL_SETTLEMENT("rural-settlement", "农村居民点"),
    OTHER_CONSTRUCTION("other-construction", "其他建设用地"),
    SAND("sand", "沙地"),
    SALINE("saline", "盐碱地"),
    BARE_SOIL("bare-soil", "裸土地"),
    BARE_ROCK("bare-rock", "裸岩石砾"),
    OTHER_UNUSED("other-unused", "其他未利用地");

    private final String code;
    private final String zh;

    LandCover(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(zh);
    }

    /** The term of the standard. */
    public String zh() {
        return zh;
    }
}
