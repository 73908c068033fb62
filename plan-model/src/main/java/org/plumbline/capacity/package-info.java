/// Calculators for what stands around a database: caches, replicas. Records in, records out; no clock, no threads, seeded randomness.
package org.plumbline.capacity;
