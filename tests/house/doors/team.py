"""Caseload and team."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# the caseload: people for the lead, one's own for colleagues, sums of teams for planning
GET  caseload:board                   -            200 200 200 403 403 403 403 403 200 200 403 403 302
GET  caseload:what_if                 -            403 403 200 403 403 403 403 403 403 403 403 403 302
GET  caseload:weights                 -            200 200 200 403 403 403 403 403 200 200 403 200 302
POST caseload:weights                 -            403 403 422 403 403 403 403 403 403 403 403 422 302
GET  caseload:set_guide               -            200 200 200 403 403 403 403 403 200 200 403 200 302
POST caseload:set_guide               -            403 403 422 403 403 403 403 403 403 403 403 422 302
GET  caseload:proposal                unled        403 403 200 404 404 404 404 404 404 404 404 404 302
GET  caseload:proposal                intake       403 403 200 404 404 404 404 404 404 404 404 404 302
POST caseload:proposal                unled        403 403 422 404 404 404 404 404 404 404 404 404 302
# the team: its members, who is away, who stands in
GET  team:team                        -            200 200 200 200 200 403 403 403 200 200 403 200 302
GET  team:member                      member       200 200 200 200 200 403 403 403 404 200 403 200 302
GET  team:add_member                  area         403 403 200 403 200 403 403 403 404 403 403 200 302
POST team:add_member                  area         403 403 422 403 422 403 403 403 404 403 403 422 302
GET  team:change_share                member       200 200 200 200 200 403 403 403 404 200 403 200 302
POST team:change_share                member       403 403 422 403 403 403 403 403 404 403 403 422 302
GET  team:say_languages               own_member   200 200 200 200 200 403 403 403 404 200 403 200 302
POST team:say_languages               own_member   302 403 403 403 403 403 403 403 404 403 403 403 302
GET  team:end_membership              member       200 200 200 200 200 403 403 403 404 200 403 200 302
POST team:end_membership              member       403 403 422 403 403 403 403 403 404 403 403 422 302
GET  team:absences                    -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  team:record_absence              -            200 200 200 200 200 403 403 403 200 403 403 403 302
POST team:record_absence              -            422 422 422 422 422 403 403 403 422 403 403 403 302
GET  team:record_absence_of           colleague    404 403 200 404 404 403 403 403 404 403 403 403 302
POST team:record_absence_of           colleague    404 403 422 404 404 403 403 403 404 403 403 403 302
GET  team:absence                     absence      200 404 200 404 404 403 403 403 404 403 403 403 302
POST team:absence                     absence      403 404 422 404 404 403 403 403 404 403 403 403 302
GET  team:withdraw_absence            absence      200 404 200 404 404 403 403 403 404 403 403 403 302
POST team:withdraw_absence            absence      403 404 302 404 404 403 403 403 404 403 403 403 302
GET  team:accept_absence              absence      200 404 200 404 404 403 403 403 404 403 403 403 302
POST team:accept_absence              absence      302 404 403 404 404 403 403 403 404 403 403 403 302
GET  team:decline_absence             absence      200 404 200 404 404 403 403 403 404 403 403 403 302
POST team:decline_absence             absence      302 404 403 404 404 403 403 403 404 403 403 403 302
"""
