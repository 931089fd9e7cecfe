"""Ressourcencheck, Kollegiale Beratung, Falleinordnung."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
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
GET  cases:resource_check             repeated     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:repeat_resource_check      waiting      200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:repeat_resource_check      waiting      422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:resource                   resource     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:resource                   resource     422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_state             resource     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:resource_state             resource     422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_resource            resource     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:remove_resource            resource     302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_suggestions       in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_suggestions       repeated     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:take_offer                 suggested    302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_family_paper      in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:resource_card_paper        in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
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
"""
