-- A customer by e-mail, in any case
-- The index is on the e-mail as it was typed, and the condition on its lower case.
-- rule: wrapped-column
select id, name from customers where lower(email) = 'ada4710@example.com'
