package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.plan.Capability;
import org.plumbline.plan.measure.MeasuredPlan;

/// The settings that a plan was made with: those that it prints (SETTINGS prints what is not PostgreSQL's default), else the server's.
record KnownSettings(MeasuredPlan plan, CatalogFacts facts) {
    private static final double MULTIPLIER = 2;
    private static final int MULTIPLIER_SINCE = 15;
    private static final double DEFAULT_WORK_MEM = 4_096;
    private static final double KIBIBYTE = 1024;

    boolean isOff(String name) {
        return value(name).filter("off"::equals).isPresent();
    }

    /// Bytes that a hash table may have: `work_mem` x `hash_mem_multiplier` (`get_hash_memory_limit`, nodeHash.c).
    double hashMemory() {
        double work = value("work_mem").map(LoweredSettings::amount).filter(amount -> amount > 0).orElse(DEFAULT_WORK_MEM);
        return work * KIBIBYTE * hashMultiplier();
    }

    double hashMultiplier() {
        double usual = facts.server().version() >= MULTIPLIER_SINCE ? MULTIPLIER : 1;
        return value("hash_mem_multiplier").map(LoweredSettings::amount).filter(amount -> amount >= 1).orElse(usual);
    }

    /// A plan that prints settings prints all that are not PostgreSQL's default: the others are not looked for on the server, which may
    /// have others by now.
    private Optional<String> value(String name) {
        return plan.plan().capabilities().has(Capability.SETTINGS) ? LoweredSettings.value(plan, name)
                : LoweredSettings.value(plan, name).or(() -> facts.server().setting(name).map(SettingFacts::value));
    }
}
