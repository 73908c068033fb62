package org.plumbline.schema;

/// How a sequence counts (`pg_sequence`), carried over by a DO block: a new one would count by one from 1.
final class IdentityOptions {
    /// For `format`.
    static final String PLACES = "INCREMENT BY %s MINVALUE %s %s START WITH %s CACHE %s %s";
    /// What stands in these places, of a row of `pg_sequence` in a variable `o`. The end of a smaller type is that of `bigint` then.
    static final String VALUES = """
            o.seqincrement, o.seqmin,
                            CASE WHEN o.seqmax = CASE o.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                                     ELSE 9223372036854775807 END THEN 'NO MAXVALUE' ELSE 'MAXVALUE ' || o.seqmax END,
                            o.seqstart, o.seqcache, CASE WHEN o.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END""";

    private IdentityOptions() {}
}
