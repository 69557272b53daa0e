Feature: Host APIs after other actions
  SWRA513C chapter 7. Calls of the host have their answers, and the APIs their state, also after an action of the host or the
  phone that is about something else.

  Rule: PROV-7.1-03 The device answers a stop at each moment

    @PROV-7.1-03
    Scenario Outline: PROV-7.1-03/3 When <process> <moment>, a stop returns 0
      Given <process> <moment>
      When the host stops provisioning
      Then the call is answered with SL_RET_CODE_OK
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      @needs-phone
      Examples:
        | process                | moment                     |
        | external configuration | is waiting for its restart |

      @needs-phone @needs-network
      Examples: with a network
        | process                     | moment                            |
        | AP provisioning             | has joined a network without DHCP |
        | AP+SmartConfig provisioning | has failed to deliver the result  |

    @PROV-7.1-03
    Scenario: PROV-7.1-03/4 The device starts provisioning while it searches for a stored network
      Given a running device with:
        | profiles     | home |
        | auto-connect | on   |
      And the early moment (1 s) passes
      When the host starts AP provisioning
      Then the call is answered with SL_RET_CODE_OK

  Rule: PROV-7.1-05 A rejected start does not cancel the inactivity time-out

    @PROV-7.1-05
    Scenario Outline: PROV-7.1-05/9 Without activity, <process> ends after a start that it has rejected
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      When the host tries to start SmartConfig provisioning
      Then the start is rejected: already started
      And the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.1-07 A rejection for the full list ends with its reason

    @PROV-7.1-07
    Scenario: PROV-7.1-07/6 The device accepts a start that it has rejected for the full list when a place is free
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      And the host tries to start AP provisioning
      And the start is rejected: profile list full
      And the host calls sl_WlanProfileDel with:
        | Index | 0 |
      When the host tries to start AP provisioning
      Then the call is answered with SL_RET_CODE_OK

  Rule: PROV-7.1-22 The device accepts each role before SmartConfig

    @PROV-7.1-22
    Scenario: PROV-7.1-22/4 An access point starts SmartConfig provisioning with the final role AP
      Given a running device with:
        | role | AP |
      When the host tries to start SmartConfig provisioning, with the roles:
        | final role | AP |
      Then the call is answered with SL_RET_CODE_OK

  Rule: PROV-7.5-29 A transmission does not unblock the APIs

    @PROV-7.5-29 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-29/5 During <process>, a part of a profile by SmartConfig does not unblock the APIs
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is refused

      Examples:
        | process                                                |
        | SmartConfig provisioning with external confirmation    |
        | AP+SmartConfig provisioning with external confirmation |
        | SmartConfig provisioning                               |

  Rule: PROV-7.5-36 Other actions do not block the APIs again

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/7 During <process>, a start that the device rejects does not block the APIs again
      Given <process> is waiting for the phone to fetch the result
      And the host tries to start AP provisioning
      And the start is rejected: already started
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario: PROV-7.5-36/8 A phone that tries to add a profile does not block the APIs again
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone tries to add the profile "work" over HTTP
      When the early moment (1 s) passes
      Then every harmless command is served

  Rule: PROV-7.5-37 An incomplete transmission does not block the APIs again

    @PROV-7.5-37 @needs-phone @needs-smartconfig
    Scenario: PROV-7.5-37/9 The APIs stay unblocked until an incomplete transmission is over, and after it
      Given external configuration is ready for the host
      And the phone sends a part of the profile "home" by SmartConfig
      When the transmission bound (2 min) passes
      Then every harmless command is served

  Rule: PROV-6-02 External configuration before does not lead to READY

    @PROV-6-02
    Scenario Outline: PROV-6-02/2 After external configuration, <process> does not report READY
      Given external configuration is ready for the host
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <process>
      Then the device does not report SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY within the working time of the host (15 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-6-01 A transmission before READY does not prevent it

    @PROV-6-01 @PROV-7.2-18 @needs-phone @needs-smartconfig
    Scenario: PROV-6-01/4 External configuration reports READY although a phone transmits
      Given external configuration is not ready for the host yet
      When the phone sends a part of the profile "home" by SmartConfig
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

  Rule: PROV-7.5-04 The host can switch the device off with each time-out of sl_Stop

    @PROV-7.5-04
    Scenario Outline: PROV-7.5-04/3 During <process>, the device serves sl_Stop with a time-out of <ms> ms
      Given <process> is waiting for a profile
      When the host calls sl_Stop with:
        | Timeout | <ms> |
      Then the call is served
      And sl_Start is served

      Examples:
        | process                  | ms   |
        | AP provisioning          | 5000 |
        | SmartConfig provisioning | 1000 |

  Rule: PROV-7.5-01 A request of the phone does not unblock the APIs

    @PROV-7.5-01 @needs-phone
    Scenario Outline: PROV-7.5-01/8 During <process>, the APIs are blocked after the phone has set the policy
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/policy_set":
        | auto-connect | on |
      Then every harmless command is refused

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

    @PROV-7.5-01 @needs-phone
    Scenario Outline: PROV-7.5-01/9 During <process>, the APIs are blocked after the phone has read <resource>
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone tries to read <resource>
      Then every harmless command is refused

      Examples:
        | process                                          | resource         |
        | AP provisioning                                  | the version      |
        | AP+SmartConfig provisioning                      | the network list |
        | AP+SmartConfig provisioning in its third attempt | the device name  |

    @PROV-7.5-01 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-01/10 During <process>, the APIs are blocked after a phone has read <resource> over the network
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the phone tries to read <resource>
      Then sl_DeviceGet is refused
      And sl_Socket is refused

      Examples:
        | process                     | resource         |
        | AP provisioning             | the version      |
        | AP+SmartConfig provisioning | the network list |

  Rule: PROV-7.5-29 A station and a long time do not unblock the APIs

    @PROV-7.5-29 @PROV-7.5-01 @needs-phone @needs-long
    Scenario Outline: PROV-7.5-29/6 During <process>, the APIs are blocked after a station has been joined for a long time
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the long working time of the host (3 min) passes
      When the long working time of the host (3 min) passes
      Then every harmless command is refused

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-6-02 A rejected start of external configuration does not lead to READY

    @PROV-6-02
    Scenario Outline: PROV-6-02/3 During <process>, the device does not report READY after a rejected start
      Given <process> is waiting for a profile
      And the host tries to start external configuration
      And the start is rejected: already started
      Then the device does not report SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY within the working time of the host (15 s)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning              |
        | SmartConfig provisioning                 |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-7.5-21 A suppressed event of one process does not arrive in the next one

    @PROV-7.5-21 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-21/3 After <process> <moment>, external configuration delivers no suppressed event
      Given <process> <moment>
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And the host has received no connection event
      And the host has received no address event

      Examples:
        | process                     | moment                          |
        | AP provisioning             | has failed to connect           |
        | AP+SmartConfig provisioning | has failed to get an IP address |

      Examples: after earlier processes or attempts
        | process                               | moment                |
        | AP provisioning in its second attempt | has failed to connect |

    @PROV-7.5-21 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-21/4 When <process> <moment>, no suppressed event arrives long after the stop
      Given <process> <moment>
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the working time of the host (15 s) passes
      Then the host has received no connection event
      And the host has received no address event

      Examples:
        | process                                     | moment                           |
        | AP provisioning                             | has failed to get an IP address  |
        | AP+SmartConfig provisioning                 | has failed to connect            |
        | AP+SmartConfig provisioning after a success | has failed to deliver the result |

    @PROV-7.5-21 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-7.5-21/5 When <process> <moment>, no suppressed event arrives long after the time-out
      Given <process> <moment>
      And the arranged inactivity time-out (10 min) passes
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the working time of the host (15 s) passes
      Then the host has received no connection event
      And the host has received no address event

      Examples:
        | process                                  | moment                          |
        | AP provisioning                          | has failed to get an IP address |
        | AP+SmartConfig provisioning after a stop | has failed to connect           |

  Rule: PROV-7.5-35 A refusal takes no longer in a later process

    @PROV-7.5-35
    Scenario Outline: PROV-7.5-35/3 During <process>, the device refuses each call at once
      Given <process> is waiting for a profile
      Then every API command is refused

      Examples:
        | process                                   |
        | AP provisioning after two stops           |
        | AP+SmartConfig provisioning after nine stops |

  Rule: PROV-7.1-06 A start that was rejected for the HTTP server does not begin later

    @PROV-7.1-06 @PROV-7.1-13
    Scenario Outline: PROV-7.1-06/7 A rejected start of <process> does not begin, also with the HTTP server
      Given a running device with:
        | http-server | off |
      And the host tries to start <process>
      And the start is rejected: HTTP server disabled
      When the host calls sl_NetAppStart with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      Then the device reports nothing for the short outage (1 min)
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.1-07 A rejected start does not begin later

    @PROV-7.1-07 @PROV-7.1-13
    Scenario Outline: PROV-7.1-07/7 A rejected start of <process> does not begin when a place is free
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      And the host tries to start <process>
      And the start is rejected: profile list full
      When the host deletes the profile "three"
      Then the device reports nothing for the while after the start (10 s)
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.1-07
    Scenario Outline: PROV-7.1-07/8 The device rejects <process> in role <role> when its profile list is full
      Given a running device with:
        | role     | <role>                                  |
        | profiles | one, two, three, four, five, six, seven |
      When the host tries to start <process>
      Then the start is rejected: profile list full
      And sl_DeviceGet is served

      Examples:
        | process                                             | role |
        | AP provisioning                                     | AP   |
        | SmartConfig provisioning with external confirmation | STA  |
        | AP+SmartConfig provisioning with external confirmation | AP |

    @PROV-7.1-07 @needs-phone @needs-network
    Scenario Outline: PROV-7.1-07/10 The device rejects a start when <process> has filled its profile list
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the network "home" is in range
      And the host starts <process>
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host tries to start AP provisioning
      Then the start is rejected: profile list full

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.1-07 @PROV-4-01
    Scenario Outline: PROV-7.1-07/9 The device starts <process> in role <role> with six profiles
      Given a running device with:
        | role     | <role>                           |
        | profiles | one, two, three, four, five, six |
      When the host starts <process>
      Then sl_DeviceGet is refused

      Examples:
        | process                     | role |
        | AP provisioning             | AP   |
        | SmartConfig provisioning    | STA  |
        | AP+SmartConfig provisioning | AP   |

  Rule: PROV-7.5-04 The host can switch the device off in the open stage

    @PROV-7.5-04 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-04/4 When <process> <moment>, the device serves sl_Stop
      Given <process> <moment>
      When the host calls sl_Stop
      Then the call is served
      And sl_Start is served

      Examples:
        | process                                                | moment                                       |
        | AP provisioning with external confirmation             | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with external confirmation | is waiting for the phone to fetch the result |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning                            | has failed to deliver the result             |
