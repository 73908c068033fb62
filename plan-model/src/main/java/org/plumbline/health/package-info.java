/// What is wrong with a schema, whatever its queries: one class for each thing that is looked for, over
/// [org.plumbline.catalog.CatalogFacts].
/// Rules on a plan's tables rest on the same checks.
package org.plumbline.health;
