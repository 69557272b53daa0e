Feature: Requests of the phone after other actions
  SWRA513C chapter 9. The device serves a request of the phone also after another request, or another transmission, that has
  not led to a profile.

  Rule: PROV-9-01 A profile that the device rejects does not prevent the next one

    @PROV-9-01 @PROV-2.1-15 @needs-phone
    Scenario Outline: PROV-9-01/10 During <process>, the device takes a profile after one with a name that is too long
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | a-network-name-of-33-characters-0 |
        | security     | open                              |
        | key          |                                   |
        | priority     | 0                                 |
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-9-01 @needs-phone
    Scenario: PROV-9-01/11 The device adds a profile to a list with a free place and keeps the others
      Given a running device with:
        | profiles | one, two, three |
      And the host deletes the profile "one"
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | home, three, two |

    @PROV-9-01 @needs-phone
    Scenario: PROV-9-01/12 The device adds a profile to a list of five and keeps the others
      Given a running device with:
        | profiles | one, two, three, four, five |
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | five, four, home, one, three, two |

  Rule: PROV-9-04 A scan does not prevent a confirmation

    @PROV-9-04 @needs-phone @needs-network
    Scenario: PROV-9-04/4 The device tests the profile at a request that follows a scan
      Given AP provisioning has a profile to confirm
      And the network "home" is in range
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-9-14 The list contains each of five networks

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/4 The list contains <ssid> among five networks
      Given AP provisioning is waiting for a profile
      And the network "work" is in range
      And the network "cafe" is in range
      And the network "office" is in range
      And the network "home" is in range
      And the network "attic" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "<ssid>"

      Examples:
        | ssid  |
        | work  |
        | attic |

  Rule: PROV-3.3-02 An incomplete transmission does not prevent a profile over HTTP

    @PROV-3.3-02 @needs-phone @needs-smartconfig
    Scenario: PROV-3.3-02/3 The device takes a profile over HTTP after a part of one by SmartConfig
      Given AP+SmartConfig provisioning is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the early moment (1 s) passes
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

  Rule: PROV-5.1.1-04 Only a GET of the result delivers it

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-04/4 A post to <path> over the network does not deliver the result
      Given AP provisioning is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone posts to "<path>":
        | confirm | yes |
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

      Examples:
        | path                    |
        | /api/1/wlan/confirm_req |
        | /api/1/wlan/unknown     |

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario: PROV-5.1.1-04/5 A phone that reads the device name over the network has not fetched the result
      Given AP provisioning is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone reads a device name of at most 33 characters
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

  Rule: PROV-9-04 An early request does not prevent a later confirmation

    @PROV-9-04 @needs-phone @needs-network
    Scenario: PROV-9-04/5 The device tests a profile after a request that came before any profile
      Given AP provisioning is waiting for a profile
      And the network "home" is in range
      And the phone joins the device AP
      And the phone requests confirmation
      And the early moment (1 s) passes
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-5.1.1-01 A device with a name of its own advertises itself

    @PROV-5.1.1-01 @needs-phone @needs-network @needs-capture
    Scenario: PROV-5.1.1-01/2 The device advertises itself after the phone has given it a name
      Given AP provisioning is waiting for a profile
      And the network "home" is in range
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      And the phone adds the profile "home" over HTTP
      And the phone requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast

  Rule: PROV-9-01 A deleted profile leaves a place for a new one

    @PROV-9-01 @needs-phone
    Scenario Outline: PROV-9-01/13 The device adds a profile in the place of the deleted profile "<deleted>"
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      And the host deletes the profile "<deleted>"
      And the host starts AP provisioning
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | deleted |
        | one     |
        | four    |
        | seven   |
