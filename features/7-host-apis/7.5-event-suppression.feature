Feature: Suppressed events during provisioning
  SWRA513C section 7.5. The attempts of the device to connect would confuse a host that does not know of them. Their
  events therefore do not reach the host, neither during the process nor later. Reports of provisioning do reach it.
  While the APIs are unblocked, all events reach the host.

  Every scenario starts from a disconnected device with no masked event. The loss of an older connection is not an event
  of an attempt, and a masked event would look like a suppressed one.

  Rule: PROV-7.5-16 Events of the connection attempts do not reach the host

    @PROV-7.5-16 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-16/1 When <process> <moment>, the host has received no event of the attempt
      Given <process> <moment>
      Then the host has received no connection event
      And the host has received no address event

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP provisioning                                        | has failed to find the network               |
        | AP provisioning                                        | has failed to connect                        |
        | AP provisioning                                        | has failed to get an IP address              |
        | AP provisioning                                        | has failed to deliver the result             |
        | AP+SmartConfig provisioning                            | has failed to get an IP address              |
        | AP+SmartConfig provisioning with external confirmation | is waiting for an IP address                 |
        | auto-provisioning as an access point                   | has failed to get an IP address              |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                        | moment                                       |
        | SmartConfig provisioning       | is waiting for the phone to fetch the result |
        | SmartConfig provisioning       | has failed to get an IP address              |
        | auto-provisioning as a station | is waiting for the phone to fetch the result |

      Examples: with external confirmation
        | process                                    | moment                          |
        | AP provisioning with external confirmation | has failed to get an IP address |

      @needs-smartconfig
      Examples: with external confirmation by SmartConfig
        | process                                             | moment                          |
        | SmartConfig provisioning with external confirmation | has failed to get an IP address |

      Examples: with many attempts or processes
        | process                                          | moment                                       |
        | AP+SmartConfig provisioning in its sixth attempt | is waiting for the phone to fetch the result |
        | AP provisioning after nine stops                 | has failed to connect                        |

    @PROV-7.5-16 @needs-phone @needs-network
    Scenario: PROV-7.5-16/2 The host receives no event of the attempt up to the success
      Given AP provisioning is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the host has received no connection event
      And the host has received no address event

    @PROV-7.5-16 @needs-driver-port
    Scenario Outline: PROV-7.5-16/3 The host driver suppresses <event> in a message that blocks the APIs
      Given an idle device
      When the host driver receives <event> with PROVISIONING_ACTIVE
      Then the device reports nothing else
      And the host has received no address event
      And the host has received no connection event

      Examples:
        | event                                     |
        | SL_NETAPP_EVENT_IPV4_ACQUIRED             |
        | SL_NETAPP_EVENT_IPV6_ACQUIRED             |
        | SL_NETAPP_EVENT_IP_COLLISION              |
        | SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT |
        | SL_NETAPP_EVENT_IPV4_LOST                 |
        | SL_NETAPP_EVENT_IPV6_LOST                 |
        | SL_WLAN_EVENT_CONNECT                     |
        | SL_WLAN_EVENT_DISCONNECT                  |

    @PROV-7.5-16 @needs-driver-port @needs-pending-calls
    Scenario: PROV-7.5-16/4 The suite records an event that arrives when an answer is about to unblock the APIs
      Given an idle device
      And the host calls sl_DeviceGet without waiting
      When the host driver receives SL_NETAPP_EVENT_IPV4_ACQUIRED with PROVISIONING_ACTIVE
      Then the suite records what the host receives within the silence (3 s)

  Rule: PROV-7.5-17 SL_WLAN_EVENT_CONNECT does not reach the host

    @PROV-7.5-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-17/1 The host receives no SL_WLAN_EVENT_CONNECT during the link of <process>
      Given <process> is waiting for an IP address
      Then the host has received no connection event

      Examples:
        | process                                                |
        | AP provisioning                                        |
        | AP+SmartConfig provisioning                            |
        | AP+SmartConfig provisioning with external confirmation |
        | auto-provisioning as an access point                   |

      Examples: with many attempts or processes
        | process                                          |
        | AP+SmartConfig provisioning in its sixth attempt |
        | AP provisioning after nine stops                 |

  Rule: PROV-7.5-18 The SL_WLAN_EVENT_DISCONNECT of a failed attempt does not reach the host

    @PROV-7.5-18 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-18/1 When <process> <moment>, the host has received no SL_WLAN_EVENT_DISCONNECT
      Given <process> <moment>
      Then the device reports nothing else
      And the host has received no connection event

      Examples:
        | process                     | moment                           |
        | AP provisioning             | has failed to connect            |
        | AP provisioning             | has failed to get an IP address  |
        | AP provisioning             | has failed to deliver the result |
        | AP+SmartConfig provisioning | has failed to connect            |

      Examples: after earlier processes or attempts
        | process                                                  | moment                |
        | AP provisioning after a stop in its second attempt       | has failed to connect |
        | AP+SmartConfig provisioning after a reset and a time-out | has failed to connect |

      Examples: with many attempts or processes
        | process                                      | moment                           |
        | AP provisioning in its sixth attempt         | has failed to connect            |
        | AP+SmartConfig provisioning after nine stops | has failed to deliver the result |

  Rule: PROV-7.5-20 Reports of provisioning reach a blocked host

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/1 The blocked host receives every report of the confirmation during <process>
      Given an idle device
      And the network "home" is in range
      And the host starts <process>
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the phone requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And sl_DeviceGet is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/2 The blocked host receives the failure if the network "<network>" <condition>
      Given an idle device
      And the network "<network>" <condition>
      And the host starts AP provisioning
      And the phone joins the device AP
      And the phone adds the profile "<network>" over HTTP
      And the device reports the profile "<network>"
      When the phone requests confirmation
      Then the device reports a failed connection
      And sl_DeviceGet is refused

      Examples:
        | network   | condition       |
        | elsewhere | is out of range |
        | home      | has another key |

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.5-20/4 The blocked host receives every report of a profile by SmartConfig during <process>
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And sl_DeviceGet is refused

      Examples:
        | process                        |
        | SmartConfig provisioning       |
        | AP+SmartConfig provisioning    |
        | auto-provisioning as a station |

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/5 The blocked host receives every report of an automatically started process
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And sl_DeviceGet is refused

      Examples:
        | process                              |
        | auto-provisioning as an access point |

    @PROV-7.5-20 @PROV-7-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-20/6 When <process> <moment>, the blocked host receives <status>
      Given <process> <moment>
      Then the device reports <status>
      And sl_DeviceGet is refused

      Examples:
        | process                              | moment                                       | status                                                                      |
        | AP+SmartConfig provisioning          | has joined a network without DHCP            | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED |
        | AP provisioning                      | is waiting for the phone to fetch the result | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED            |
        | auto-provisioning as an access point | has joined a network without DHCP            | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                                       | status                                                           |
        | SmartConfig provisioning | is waiting for the phone to fetch the result | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED |

      Examples: with other options
        | process                                                           | moment                            | status                                                                      |
        | AP+SmartConfig provisioning with external confirmation to role AP | has joined a network without DHCP | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED |

    @PROV-7.5-20 @needs-driver-port
    Scenario Outline: PROV-7.5-20/3 The suite records whether the blocked host receives <event> (C21)
      Given an idle device
      When the host driver receives <event> with PROVISIONING_ACTIVE
      Then the suite records what the host receives within the silence (3 s)

      Examples:
        | event                              |
        | SL_DEVICE_EVENT_FATAL_DEVICE_ABORT |
        | SL_DEVICE_EVENT_ERROR              |

  Rule: PROV-7.5-21 A suppressed event does not arrive later

    @PROV-7.5-21 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-21/1 When <process> <moment>, no suppressed event arrives after the stop
      Given <process> <moment>
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      And the host has received no connection event
      And the host has received no address event

      Examples:
        | process                     | moment                           |
        | AP provisioning             | has failed to get an IP address  |
        | AP provisioning             | has failed to deliver the result |
        | AP+SmartConfig provisioning | has failed to connect            |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                          |
        | SmartConfig provisioning | has failed to get an IP address |

      Examples: after earlier processes or attempts
        | process                                           | moment                           |
        | AP provisioning after a stop in its third attempt | has failed to deliver the result |

    @PROV-7.5-21 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-21/2 After the restart and the failure of <process>, no suppressed event arrives after the stop
      Given <process> is waiting for its restart
      And the network "home" has no DHCP server
      And the host restarts the device
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                              |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else
      And the host has received no connection event since sl_WlanProvisioning
      And the host has received no address event since sl_WlanProvisioning

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |

  Rule: PROV-7.5-22 Unblocked APIs deliver all events

    @PROV-7.5-22 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.5-22/1 During <process>, the event that answers <function> reaches the host
      Given <process> with external confirmation is waiting for the phone to fetch the result
      Then <function> is served

      Examples:
        | process                     | function                  |
        | AP provisioning             | sl_NetAppDnsGetHostByName |
        | AP+SmartConfig provisioning | sl_Connect                |

    @PROV-7.5-22 @PROV-6-05 @needs-phone
    Scenario Outline: PROV-7.5-22/2 External configuration delivers <event> when a phone joins
      Given external configuration is ready for the host
      When the phone joins the device AP
      Then the host receives <event>

      Examples:
        | event                         |
        | SL_WLAN_EVENT_STA_ADDED       |
        | SL_NETAPP_EVENT_DHCPV4_LEASED |

  Rule: PROV-7.5-23 The documents do not state what happens to HTTP requests for the host

    @PROV-7.5-23 @needs-phone
    Scenario: PROV-7.5-23/1 The suite records what happens to a request that only the host can serve
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/a/page/of/the/host":
        | asked | yes |
      Then the suite records what the host receives within the silence (3 s)

  Rule: PROV-7.5-42 The documents do not state whether events arrive between an auto-start and user activity

    @PROV-7.5-42 @needs-phone
    Scenario: PROV-7.5-42/1 The suite records what the host receives when a phone joins
      Given auto-provisioning as an access point is waiting for a profile
      When the phone joins the device AP
      Then the suite records what the host receives within the silence (3 s)
