/// Real cache layers in front of a real database, to measure what the formulas predict: Caffeine in the process (L1), Redis (L2), and
/// whatever loads an item behind them (L3).
package org.plumbline.app.cache;
