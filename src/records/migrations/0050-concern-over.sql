-- A note that a case concerns somebody can be taken back (`concernOver` in its history), and is refused where too few would be left for the case. What somebody declared of
-- themselves or of a relative outlasts the note of a colleague: it is nobody's note then.
-- functions 86cfbf29cdced6b791cee29f50f56f2f521c89b7d862003fe55896834f8bd868
update concerns k set marked_by = null
from requests r, staff_ties t
where r.reference = k.reference and t.staff_id = k.staff_id and (t.token = r.identity or t.token = any (r.numbers)) and k.marked_by is not null;
