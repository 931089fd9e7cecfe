"""The table of all doors: every address, tried by everybody, with the status that is expected.

A row says: method, name of the address, what stands in it (the word of `world.py`, `-` for nothing), then one status
for each column of `COLUMNS`. A POST carries a form key and nothing else, so 422 is 'may try, but nothing is filled in',
302 is 'done'. What one may not know of is 404 (a case of Team 05 for Rolf Kemper of Team 03); what one sees but may not
do is 403. An address without a POST row refuses every POST with 405, one without a GET row every GET.
"""

from typing import NamedTuple

COLUMNS = {
    "jb": ("brandt",),  # ASD, responsible for every case here but the one nobody leads
    "tm": ("aksoy", "vossen"),  # ASD, same team
    "fel": ("felten",),  # ASD lead
    "neu": ("neumann",),  # WJH
    "ort": ("orth",),  # WJH lead
    "doh": ("dohmen",),  # Praxisberatung
    "dem": ("demir",),  # HOME
    "pau": ("pauly",),  # Frühe Hilfen
    "kem": ("kemper",),  # ASD of another team
    "lor": ("lorenz",),  # Jugendhilfeplanung
    "beh": ("behrens",),  # Datenschutz
    "adm": ("admin",),  # Fachadministration
    "out": ("nobody",),  # not signed in
}

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# the whole house
GET  home                             -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  search                           -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  menu                             -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  about                            -            200 200 200 200 200 200 200 200 200 200 200 200 200
GET  audit_trail                      -            403 403 403 403 403 403 403 403 403 403 200 403 302
GET  accounts:sign_in                 -            302 302 302 302 302 302 302 302 302 302 302 302 200
POST accounts:sign_in                 -            302 302 302 302 302 302 302 302 302 302 302 302 200
POST accounts:sign_out                -            302 302 302 302 302 302 302 302 302 302 302 302 302
# first calls
GET  cases:reports                    -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_new                 -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_quarter             -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:report_new                 -            422 422 422 403 403 403 403 403 422 403 403 403 302
GET  cases:report                     report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:open_case                  report       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:open_case                  report       302 302 302 404 404 404 404 404 404 404 404 404 302
# the file
GET  cases:list                       -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:file                       intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       danger       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       helped       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:take_responsibility        unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:assign                     unled        200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:assign                     unled        403 403 422 404 404 404 404 404 404 404 404 404 302
POST cases:assign                     intake       422 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:join                       unled        200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:join                       unled        302 302 403 404 404 404 404 404 404 404 404 404 302
GET  cases:ask                        intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:ask                        intake       422 403 422 404 404 404 404 404 404 404 404 404 302
POST cases:leave                      shared       302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:gaps                       -            403 403 200 403 403 403 403 403 403 403 403 403 302
POST cases:take_responsibility        unled        302 302 403 404 404 404 404 404 404 404 404 404 302
GET  cases:statements                 intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:statements                 intake       422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:close                      intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:close                      intake       422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:reopen                     closed       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:reopen                     closed       302 302 403 404 404 404 404 404 404 404 404 404 302
# resource check
GET  cases:resource_check             intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_check             in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_check             danger       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:resource_check             intake       422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:add_check_participant      in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:add_check_participant      in_check     422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:add_resource               in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:add_resource               in_check     422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:complete_resource_check    in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:complete_resource_check    in_check     302 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:complete_resource_check    intake       404 404 404 404 404 404 404 404 404 404 404 404 302
# consultation and classification
GET  cases:consultation               waiting      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:consultation               in_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:consultation               classified   200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:consultation               waiting      422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:add_participant            in_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:add_participant            in_talk      422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:add_idea                   in_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:add_idea                   in_talk      422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:finish_consultation        in_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:finish_consultation        in_talk      422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:classification             waiting      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:classification             danger       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:classification             danger       422 422 422 404 404 404 404 404 404 404 404 404 302
# helps
GET  hze:ambulatory                   -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:residential                  -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:episode                      help         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:episode                      course       200 200 200 200 200 404 404 404 404 404 404 404 302
POST hze:finish_checkpoint            checkpoint   302 302 302 302 302 404 404 404 404 404 404 404 302
GET  hze:panel                        helped       200 200 200 404 404 404 404 404 404 404 404 404 302
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
# the commission
GET  approvals:meetings               -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:plan_meeting           -            403 403 200 403 200 403 403 403 403 403 403 403 302
POST approvals:plan_meeting           -            403 403 422 403 422 403 403 403 403 403 403 403 302
GET  approvals:meeting                meeting      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:meeting                sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:meeting                done         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:open_meeting           meeting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:open_meeting           meeting      403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:close_meeting          sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:close_meeting          sitting      403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:close_meeting          done         403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:item                   heard_item   200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:item                   unheard_item 200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:item                   done_item    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:give_voice             unheard_item 200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:give_voice             unheard_item 422 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:decide                 heard_item   200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:decide                 heard_item   422 403 422 403 422 404 404 404 404 404 404 404 302
# Vorlagen
GET  approvals:panel                  classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  approvals:panel                  helped       200 200 200 404 404 404 404 404 404 404 404 404 302
POST approvals:panel                  classified   302 403 403 404 404 404 404 404 404 404 404 404 302
GET  approvals:submission             draft        200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             complete     200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             frozen       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             decided      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:submission             draft        409 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:price                  draft        200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:price                  draft        422 422 422 422 422 404 404 404 404 404 404 404 302
GET  approvals:submit                 complete     200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:submit                 complete     422 422 422 422 422 404 404 404 404 404 404 404 302
GET  approvals:withdraw               submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:withdraw               submitted    302 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:decision_pdf           decided      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:decision_pdf           draft        404 404 404 404 404 404 404 404 404 404 404 404 302
# conferences: the year
GET  conferences:overview             -            200 200 200 200 200 200 200 200 200 200 403 403 302
POST conferences:finish_task          task         403 403 403 403 403 302 403 403 403 403 404 404 302
GET  conferences:plan                 -            403 403 403 403 403 200 403 403 403 403 403 403 302
POST conferences:plan_conference      -            403 403 403 403 403 422 403 403 403 403 403 403 302
GET  conferences:outbox               -            403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:outbox_mail          mail         403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:outbox_file          file         403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:area_meetings        -            200 200 200 200 200 200 200 200 200 200 403 403 302
GET  conferences:area_meeting_plan    -            403 403 403 403 403 200 403 403 403 403 403 403 302
POST conferences:plan_area_meeting    -            403 403 403 403 403 422 403 403 403 403 403 403 302
GET  conferences:area_meeting         session      200 200 200 200 200 200 200 200 200 200 404 404 302
# conferences: items, results, minutes
GET  conferences:item                 agenda_item  200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:edit_item            agenda_item  403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:add_outcome          agenda_item  403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:hand_over            outcome      403 403 403 403 403 422 403 403 403 403 404 404 302
GET  conferences:minutes_pdf          minutes      200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:dispatch_minutes     minutes      403 403 403 403 403 302 403 403 403 403 404 404 302
POST conferences:dispatch_minutes     old          403 403 403 403 403 422 403 403 403 403 404 404 302
# one conference
GET  conferences:conference           planned      200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:conference           invited      200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:conference           attended     200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:conference           held         200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:conference           released     200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:conference           cancelled    200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:invite               planned      403 403 403 403 403 302 403 403 403 403 404 404 302
POST conferences:cancel               planned      403 403 403 403 403 422 403 403 403 403 404 404 302
GET  conferences:attendance           attended     403 403 403 403 403 200 403 403 403 403 404 404 302
POST conferences:record_attendance    attended     403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:add_item             planned      403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:hold                 attended     403 403 403 403 403 302 403 403 403 403 404 404 302
POST conferences:hold                 planned      403 403 403 403 403 422 403 403 403 403 404 404 302
GET  conferences:minutes              attended     200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:minutes              held         200 200 200 200 200 200 200 200 200 200 404 404 302
GET  conferences:minutes              released     200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:release_minutes      held         403 403 403 403 403 409 403 403 403 403 404 404 302
POST conferences:correct              released     403 403 403 403 403 302 403 403 403 403 404 404 302
# the social space
GET  socialspace:quarters             -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:quarter              quarter      200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:address              -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:quarter_edit         quarter      403 403 403 403 403 403 403 403 403 403 403 200 302
POST socialspace:quarter_edit         quarter      403 403 403 403 403 403 403 403 403 403 403 422 302
POST socialspace:quarter_population   quarter      403 403 403 403 403 403 403 403 403 403 403 422 302
POST socialspace:quarter_area         quarter      403 403 403 403 403 403 403 403 403 403 403 422 302
POST socialspace:quarter_district     quarter      403 403 403 403 403 403 403 403 403 403 403 422 302
GET  socialspace:streets              -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:street_new           -            403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:street_new           -            403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:street               section      403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:street               section      403 403 403 403 403 422 403 403 403 403 403 422 302
POST socialspace:street_end           section      403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:offers               -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:organisation         organisation 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:offer                offer        200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:add_offer            -            200 200 200 200 200 200 200 200 200 403 403 200 302
POST socialspace:add_offer            -            422 422 422 422 422 422 422 422 422 403 403 422 302
GET  socialspace:edit_offer           offer        200 200 200 200 200 200 200 200 200 403 403 200 302
POST socialspace:edit_offer           offer        422 422 422 422 422 422 422 422 422 403 403 422 302
POST socialspace:confirm_offer        offer        302 302 302 302 302 302 302 302 302 403 403 302 302
POST socialspace:end_offer            offer        302 302 302 302 302 302 302 302 302 403 403 302 302
GET  socialspace:organisations        -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:add_organisation     -            200 200 200 200 200 200 200 200 200 403 403 200 302
POST socialspace:add_organisation     -            422 422 422 422 422 422 422 422 422 403 403 422 302
GET  socialspace:edit_organisation    organisation 200 200 200 200 200 200 200 200 200 403 403 200 302
POST socialspace:edit_organisation    organisation 422 422 422 422 422 422 422 422 422 403 403 422 302
POST socialspace:end_organisation     organisation 302 302 302 302 302 302 302 302 302 403 403 302 302
POST socialspace:note_contact         organisation 302 302 302 302 302 302 302 302 302 403 403 302 302
GET  socialspace:add_contact          organisation 403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:add_contact          organisation 403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:edit_contact         contact      403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:edit_contact         contact      403 403 403 403 403 422 403 403 403 403 403 422 302
POST socialspace:withdraw_consent     contact      403 403 403 403 403 302 403 403 403 403 403 302 302
POST socialspace:deactivate_contact   contact      403 403 403 403 403 302 403 403 403 403 403 302 302
GET  socialspace:topics               -            403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:topics               -            403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:edit_topic           topic        403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:edit_topic           topic        403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:languages            -            403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:languages            -            403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:edit_language        language     403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:edit_language        language     403 403 403 403 403 422 403 403 403 403 403 422 302
# confirmations: who keeps the directory; the personal link needs no sign-in and looks the same for everybody
GET  socialspace:confirmations        -            403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:send_confirmations   -            403 403 403 403 403 422 403 403 403 403 403 422 302
POST socialspace:revoke_link          link         403 403 403 403 403 302 403 403 403 403 403 302 302
GET  socialspace:link_start           token        200 200 200 200 200 200 200 200 200 200 200 200 200
POST socialspace:link_start           token        302 302 302 302 302 302 302 302 302 302 302 302 302
GET  socialspace:link_entry           token        200 200 200 200 200 200 200 200 200 200 200 200 200
POST socialspace:link_confirm_all     token        422 422 422 422 422 422 422 422 422 422 422 422 422
GET  socialspace:link_organisation    token        200 200 200 200 200 200 200 200 200 200 200 200 200
POST socialspace:link_organisation    token        422 422 422 422 422 422 422 422 422 422 422 422 422
POST socialspace:link_message         token        422 422 422 422 422 422 422 422 422 422 422 422 422
GET  socialspace:link_offer           token_offer  200 200 200 200 200 200 200 200 200 200 200 200 200
POST socialspace:link_offer           token_offer  422 422 422 422 422 422 422 422 422 422 422 422 422
POST socialspace:link_confirm_offer   token_offer  422 422 422 422 422 422 422 422 422 422 422 422 422
POST socialspace:link_end_offer       token_offer  422 422 422 422 422 422 422 422 422 422 422 422 422
# lists that come and go
GET  socialspace:lists                -            403 403 403 403 403 200 403 403 403 403 403 200 302
POST socialspace:lists                -            403 403 403 403 403 422 403 403 403 403 403 422 302
GET  socialspace:list_template        list_file    403 403 403 403 403 200 403 403 403 403 403 200 302
GET  socialspace:list_template        street_file  403 403 403 403 403 200 403 403 403 403 403 200 302
GET  socialspace:export_partners      csv          403 403 403 403 403 200 403 403 403 403 403 200 302
GET  socialspace:export_offers        csv          200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:export_offers        xlsx         200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:list_import          list         403 403 403 403 403 200 403 403 403 403 403 404 302
GET  socialspace:list_import          applied_list 403 403 403 403 403 200 403 403 403 403 403 404 302
GET  socialspace:apply_import         list         403 403 403 403 403 200 403 403 403 403 403 404 302
POST socialspace:apply_import         list         403 403 403 403 403 409 403 403 403 403 403 404 302
GET  socialspace:wrong_lines          list         403 403 403 403 403 200 403 403 403 403 403 404 302
GET  socialspace:wrong_lines          applied_list 403 403 403 403 403 200 403 403 403 403 403 404 302
# trainings: everybody learns, planners plan; a certificate is for its person and for planners
GET  socialspace:trainings            -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:training             training     200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:training             held_training 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:plan_training        -            403 403 200 403 200 200 403 403 403 403 403 200 302
POST socialspace:plan_training        -            403 403 422 403 422 422 403 403 403 403 403 422 302
GET  socialspace:edit_training        training     403 403 200 403 200 200 403 403 403 403 403 200 302
POST socialspace:edit_training        training     403 403 422 403 422 422 403 403 403 403 403 422 302
POST socialspace:register_for_training training     302 302 302 302 302 302 302 302 302 302 403 302 302
POST socialspace:register_colleagues  training     403 403 422 403 422 422 403 403 403 403 403 422 302
POST socialspace:withdraw_registration registration 302 404 302 404 302 302 404 404 404 404 403 302 302
POST socialspace:cancel_training      training     403 403 302 403 302 302 403 403 403 403 403 302 302
GET  socialspace:training_attendance  over_training 403 403 200 403 200 200 403 403 403 403 403 200 302
POST socialspace:training_attendance  over_training 403 403 422 403 422 422 403 403 403 403 403 422 302
GET  socialspace:certificate          certificate  200 404 200 404 200 200 404 404 404 404 404 200 302
GET  socialspace:certificate          registration 404 404 404 404 404 404 404 404 404 404 404 404 302
GET  socialspace:training_certificates held_training 403 403 200 403 200 200 403 403 403 403 403 200 302
GET  socialspace:training_coverage    -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:training_gaps        training_kind 403 403 200 403 200 200 403 403 403 403 403 200 302
GET  socialspace:training_kinds       -            403 403 200 403 200 200 403 403 403 403 403 200 302
POST socialspace:training_kinds       -            403 403 422 403 422 422 403 403 403 403 403 422 302
GET  socialspace:training_kind        training_kind 403 403 200 403 200 200 403 403 403 403 403 200 302
POST socialspace:training_kind        training_kind 403 403 422 403 422 422 403 403 403 403 403 422 302
# needs and projects: everybody who works in the social space; planning and administration read
GET  socialspace:needs                -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:needs_csv            -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:projects             -            200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project              project      200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project              decision_project 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project              running_project 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project              over_project 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project              dropped_project 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project_pdf          over_project 200 200 200 200 200 200 200 200 200 200 403 200 302
GET  socialspace:project_new          -            200 200 200 200 200 200 200 200 200 403 403 403 302
POST socialspace:start_project        -            422 422 422 422 422 422 422 422 422 403 403 403 302
GET  socialspace:project_edit         project      200 200 200 200 200 200 200 200 200 403 403 403 302
GET  socialspace:project_edit         over_project 302 302 302 302 302 302 302 302 302 403 403 403 302
POST socialspace:edit_project         project      422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:move_project         project      422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:evaluate_project     running_project 422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:drop_project         project      422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:add_to_project       project      422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:project_link_offer   project      422 422 422 422 422 422 422 422 422 403 403 403 302
POST socialspace:decide_project       decision_project 403 403 422 403 422 403 403 403 403 403 403 403 302
POST socialspace:remove_from_project  project_partner 302 302 302 302 302 302 302 302 302 403 403 403 302
POST socialspace:unlink_offer         project_offer 302 302 302 302 302 302 302 302 302 403 403 403 302
GET  conferences:need_item            -            200 200 200 200 200 200 200 200 200 200 403 403 302
POST conferences:add_need_item        -            403 403 403 403 403 422 403 403 403 403 403 403 302
"""


class Door(NamedTuple):
    """One row of the table."""

    method: str
    name: str
    sample: str
    expected: dict[str, int]


def read(table: str) -> list[Door]:
    """The rows of the table, with the expected status by person."""
    doors = []
    for line in table.strip().splitlines():
        if line.startswith("#"):
            continue
        method, name, sample, *statuses = line.split()
        columns = zip(COLUMNS.values(), statuses, strict=True)
        expected = {person: int(status) for people, status in columns for person in people}
        doors.append(Door(method, name, sample.strip("-"), expected))
    return doors


DOORS = read(TABLE)
